"""How controls are drawn: one flat manner over Qt's Fusion. `style` hands each element to the function that draws it.

There is no stylesheet: any stylesheet at all more than doubles the time in which a form's widgets are made. What a
widget is beyond its class is said by its property `wear`; `wearing` lists the values.
"""
