/** A steady stream of shoppers, for trials. */
package com.acme.shop.traffic;
