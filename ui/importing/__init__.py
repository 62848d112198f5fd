"""Tables of other programs and workbooks of Ropa brought into the register, step by step."""
