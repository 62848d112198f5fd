"""What the law still wants, on the screen: findings in words, in lists, at their fields."""
