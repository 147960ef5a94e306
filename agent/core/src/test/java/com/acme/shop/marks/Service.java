package com.acme.shop.marks;

@Stereotype
public @interface Service {}
