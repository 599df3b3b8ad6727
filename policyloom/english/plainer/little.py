"""Little words: what joins sentences and parts of them, in few words and in many."""

from __future__ import annotations

LITTLE = """
although/though/even though/while it is true that/notwithstanding the fact that/despite the fact
that/in spite of the fact that/but/however; notwithstanding/despite/in spite of; because/as/since/
given that/seeing that/in light of the fact that/on the basis that/by virtue of the fact that/for
the simple reason that/being that; because of/in light of/in view of/as a consequence of/as a
result of/owing to/thanks to/on the strength of/by dint of/through; so/accordingly/for this
reason/for that reason/as a result/in consequence/it follows that/that is why/which is why; so
that/in order that/to ensure that/such that/with the aim that; to/so as to/in order to/in an
effort to/in an attempt to/for the purposes of/with the aim of/with the purpose of/with the
intention of/with the object of; if/in the event that/in the event of/in circumstances where/in
circumstances in which/in cases where/in cases in which/in situations where/in situations in
which/in instances where/on occasions when/on the occasion that/should it happen that/where it is
the case that/if it is the case that/in the case of/at such time as/provided that; when/at the
time when/at the time that/at such time as/on the occasion of/as and when/at the point at which/at
the point when/at the point where/at the moment when; after/once/following/subsequent to/further
to/upon completion of/after the end of/on the conclusion of; before/prior to/previous to/
preceding/in advance of/ahead of/in the run up to/in the lead up to/in the period before/in
preparation for; during/in the course of/during the course of/in the process of/for the duration
of/over the course of/throughout the course of/throughout; until/up until/until such time as/up to
the point when/pending; since/from the time when/from the time that; about/regarding/concerning/
relating to/in relation to/in connection with/with reference to/with regard to/in regard to/as to/
as regards/as for/on the topic of/on the matter of/in the matter of/pertaining to/in terms of/when
it comes to/around/as far as is concerned; for/in respect of/for the benefit of/on behalf of/in
aid of/for the use of; from/out of/from out of/with effect from; by/by means of/by way of/by the
use of/by using/with the use of/with the aid of/with the help of/through the use of/through/by
virtue of/using/with/via; under/under the terms of/under the provisions of/in accordance with/in
line with/in compliance with/in conformity with/in pursuance of/pursuant to/as required by/as set
out in/as laid down in/as laid out in/as stated in/as described in/as specified in/as provided in/
as provided for in/as per/according to/in keeping with/consistent with/following; without/in the
absence of/free from/free of; with/accompanied by/along with/together with/in company with/in
conjunction with/in collaboration with/in partnership with/in cooperation with/in combination
with/alongside/jointly with; near/close to/in the vicinity of/in close proximity to/in the
neighbourhood of/in the region of/adjacent to/next to/beside/alongside/by the side of/adjoining;
opposite/facing/across from; inside/within/in the interior of/in the inside of; outside/out of
doors/outdoors/in the open air/in the open; around/round/all round; on/upon/on top of; in/within/
inside/into; among/amongst/amid/amidst; against/in opposition to; like/such as/for example/for
instance/including/as for example/to name a few; as well as/in addition to/on top of/over and
above/plus/besides/apart from; also/in addition/additionally/as well/likewise/further/furthermore/
what is more/besides/moreover/equally/too/at the same time; but/however/yet/on the other hand/that
said/having said that/even so/still/nonetheless/nevertheless/conversely/by contrast; instead/in
place/as an alternative/alternatively/or else/otherwise; in place of/instead of/in lieu of/in
preference to/as opposed to/rather than/as an alternative to; namely/that is/that is to say/in
other words/to be specific/specifically/i.e.; i.e./ie/that is; e.g./eg/for example/for instance/
such as; etc/and so on/and so forth/and the like/and similar/among other things/among others; not
only but also/both and/as well as; whether/whether or not/if/as to whether; which/that/who; whom/
that/which/who; where/in which/at which/in whom/on which/to which; when/on which/during which/at
which/in which; why/for which/the reason why/the reason that/the reason for which; how/the way in
which/the way that/the way/the manner in which/the extent to which/the means by which; what/that
which/the thing that/whatever; then/at that point/at that time/at that stage/after that/following
this/thereafter/next/subsequently; here/in this place/at this place/on this site; there/in that
place/at that place; each and every/every single/each/every/each one of/every one of/each of the;
both/both of/both of the/the two; any/any and all/any of; most/most of/the majority of/the bulk
of/the greater part of/the vast majority of/the larger part of/the lion's share of; many/a large
number of/a great number of/a great many/a good many/large numbers of/a significant number of/a
substantial number of/a considerable number of/numerous/a multitude of/a host of/plenty of/lots
of; several/a number of/some/a handful of/a few/various/a series of/a small number of; much/a
great deal of/a good deal of/a large amount of/a significant amount of/a considerable amount of/a
large quantity of/a substantial amount of/a lot of/plenty of; enough/sufficient/adequate/a
sufficient number of/a sufficient amount of/an adequate number of/an adequate amount of; few/a
small number of/not many; little/a small amount of/not much; all/all of/all of the/the whole of/
the entirety of/the entire; more/additional/extra/further/added/supplementary/a greater number of/
a larger number of/an increased number of; fewer/a smaller number of/a reduced number of/a lower
number of; about/approximately/approx/roughly/around/in the region of/of the order of/something
like/circa/some
"""
"""Little words and what stands for them."""
