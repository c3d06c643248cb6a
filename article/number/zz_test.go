package number
import ("testing";"syscall";"fmt";"github.com/khabar-go/khabar/article/text")
func cpu() float64 { var r syscall.Rusage; syscall.Getrusage(syscall.RUSAGE_SELF,&r); return float64(r.Utime.Sec)+float64(r.Utime.Usec)/1e6+float64(r.Stime.Sec)+float64(r.Stime.Usec)/1e6 }
func BenchmarkZZ(b *testing.B){
 srcs:=news(b,1000); size:=0; for _,s:=range srcs { size+=len(s.Text) }
 var ms []Mention
 bf,bt:=1e9,1e9
 for range 12 {
  t0:=cpu(); for range 3 { for _,s:=range srcs { ms=Finder{}.Append(ms[:0],s,nil) } }; t1:=cpu(); bf=min(bf,(t1-t0)/3)
  t0=cpu(); for range 3 { for _,s:=range srcs { t:=text.NewTokenizer(s.Text); for t.Next(){} } }; t1=cpu(); bt=min(bt,(t1-t0)/3)
 }
 fmt.Printf("find %.1f MB/s tokens %.1f MB/s\n", float64(size)/bf/1e6, float64(size)/bt/1e6)
}
