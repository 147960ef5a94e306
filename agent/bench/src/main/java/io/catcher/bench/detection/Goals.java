package io.catcher.bench.detection;
import java.util.*;
final class Goals {
  static void main2(long[] seeds){ 
    double all=0; 
    for (NineShapes s: NineShapes.values()) { Score sc=new Score(); for(long seed: seeds) sc.add(s.clean(1_000_000, seed), Rule.adaptive()); all+=sc.falsePerMillion(); System.out.printf("%s %.1f  ",s,sc.falsePerMillion()); for(String n:sc.notes) if(Boolean.getBoolean("notes")) System.out.println(n);} System.out.printf("mean %.2f%n",all/9);
    for (Fault f: new Fault[]{Fault.SHIFT_20,Fault.SHIFT_50,Fault.SHIFT_100,Fault.RAMP,Fault.MIX,Fault.INCIDENT,Fault.TAIL}) { Score t=new Score(); StringBuilder b=new StringBuilder(); for (NineShapes s: NineShapes.values()) { Score one=new Score(); for(long seed: seeds) for(int i=0;i<6;i++){ Stream c=s.clean(76000, seed*1000+i); one.add(f.into(c, 42000+(int)(i*500), seed*1000+i), Rule.adaptive()); } b.append(String.format(" %s %.0f%%/%d", s.name().substring(0,4), 100*one.recall(), one.medianDelay())); t.merge(one);} System.out.printf("%s recall %.3f delay %d further %d false %d |%s%n", f,t.recall(),t.medianDelay(),t.further,t.falseAlarms,b);}
  }
  public static void main(String[] a){ main2(Arrays.stream(a).mapToLong(Long::parseLong).toArray()); }
}
