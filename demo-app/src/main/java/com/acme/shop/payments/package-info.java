/** Taking money through the remote gateway. */
package com.acme.shop.payments;
