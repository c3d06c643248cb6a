//go:build amd64 && !purego

#include "textflag.h"

// A layer of the network, sixteen numbers of 16 bits at a time (AVX2). What is computed
// is said in net.go and lanes.go; wide.go has the layout of the windows.

// func cpuid(leaf, sub uint32) (eax, ebx, ecx uint32)
TEXT ·cpuid(SB), NOSPLIT, $0-20
	MOVL leaf+0(FP), AX
	MOVL sub+4(FP), CX
	CPUID
	MOVL AX, eax+8(FP)
	MOVL BX, ebx+12(FP)
	MOVL CX, ecx+16(FP)
	RET

// func xgetbv() (eax uint32)
TEXT ·xgetbv(SB), NOSPLIT, $0-4
	XORL CX, CX
	XGETBV
	MOVL AX, eax+0(FP)
	RET

// SEE is min(255, (X+2)/4) of a quarter of a state.
#define SEE(at) \
	VPADDW  at(SI), Y5, Y0 \
	VPSRLW  $2, Y0, Y0     \
	VPMINUW Y6, Y0, Y0     \
	VMOVDQU Y0, at(DI)

// func seeRows(to, x *state, n int)
TEXT ·seeRows(SB), NOSPLIT, $0-24
	MOVQ to+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VPCMPEQW Y6, Y6, Y6
	VPSRLW   $15, Y6, Y5
	VPADDW   Y5, Y5, Y5   // 2 in each lane
	VPSRLW   $8, Y6, Y6   // 255
	TESTQ CX, CX
	JLE   seen

see:
	SEE(0)
	SEE(32)
	SEE(64)
	SEE(96)
	ADDQ $128, SI
	ADDQ $128, DI
	DECQ CX
	JNZ  see

seen:
	VZEROUPPER
	RET

// TIMES adds the products of a token of the window to the sums in Y0 to Y3.
#define TIMES(at) \
	VMOVDQU at(AX), Y4        \
	VMOVDQU (at+32)(AX), Y5   \
	VMOVDQU (at+64)(AX), Y6   \
	VMOVDQU (at+96)(AX), Y7   \
	VPMULLW at(DX), Y4, Y4    \
	VPMULLW (at+32)(DX), Y5, Y5 \
	VPMULLW (at+64)(DX), Y6, Y6 \
	VPMULLW (at+96)(DX), Y7, Y7 \
	VPADDW  Y4, Y0, Y0        \
	VPADDW  Y5, Y1, Y1        \
	VPADDW  Y6, Y2, Y2        \
	VPADDW  Y7, Y3, Y3

// LEVEL makes levels of sums, and of each two, in a number of 64 bits, one of six bits:
// the four lanes' become bits 0 to 5 and 8 to 13.
#define LEVEL(at, Y) \
	VPMAXSW Y8, Y, Y          \
	VPMINSW (1024+at)(DX), Y, Y \
	VMOVDQU (1152+at)(DX), Y4 \
	VPSRLVQ Y4, Y, Y          \
	VPAND   Y9, Y, Y          \
	VPSRLQ  $13, Y, Y4        \
	VPOR    Y4, Y, Y          \
	VPSRLQ  $24, Y, Y4        \
	VPAND   Y10, Y, Y         \
	VPAND   Y11, Y4, Y4       \
	VPOR    Y4, Y, Y

// order has the doublewords of two halves take turns.
DATA order<>+0(SB)/4, $0
DATA order<>+4(SB)/4, $4
DATA order<>+8(SB)/4, $1
DATA order<>+12(SB)/4, $5
DATA order<>+16(SB)/4, $2
DATA order<>+20(SB)/4, $6
DATA order<>+24(SB)/4, $3
DATA order<>+28(SB)/4, $7
GLOBL order<>(SB), RODATA|NOPTR, $32

// func levelRows(levels *[rowPairs]level, seen *state, w *wide, todo *int32, n int)
TEXT ·levelRows(SB), NOSPLIT, $0-40
	MOVQ levels+0(FP), DI
	MOVQ seen+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ todo+24(FP), R9
	MOVQ n+32(FP), CX
	VPXOR    Y8, Y8, Y8
	VPCMPEQW Y9, Y9, Y9
	VPSRLQ   $58, Y9, Y10 // bits 0 to 5 of each number
	VPSLLQ   $8, Y10, Y11 // bits 8 to 13
	VPSRLW   $13, Y9, Y9  // 7 in each lane
	VMOVDQU  order<>(SB), Y12
	TESTQ CX, CX
	JLE   leveled

next:
	MOVLQSX (R9), AX
	ADDQ $4, R9
	MOVQ AX, BX
	SHLQ $5, BX
	ADDQ DI, BX // the token's levels
	SHLQ $7, AX
	ADDQ SI, AX // the first state of its window
	VMOVDQU 896(DX), Y0
	VMOVDQU 928(DX), Y1
	VMOVDQU 960(DX), Y2
	VMOVDQU 992(DX), Y3
	TIMES(0)
	TIMES(128)
	TIMES(256)
	TIMES(384)
	TIMES(512)
	TIMES(640)
	TIMES(768)
	LEVEL(0, Y0)
	LEVEL(32, Y1)
	LEVEL(64, Y2)
	LEVEL(96, Y3)
	VPACKUSDW Y1, Y0, Y0
	VPACKUSDW Y3, Y2, Y2
	VPACKUSDW Y2, Y0, Y0
	VPERMD    Y0, Y12, Y0
	VMOVDQU   Y0, (BX)
	DECQ CX
	JNZ  next

leveled:
	VZEROUPPER
	RET

// ROW adds what the levels of a pair of dimensions add.
#define ROW(k, R) \
	MOVBLZX k(BX), R          \
	ANDL    $63, R            \
	SHLL    $6, R             \
	VPADDQ  (k*4096)(R10)(R*1), Y0, Y0 \
	VPADDQ  (k*4096+32)(R10)(R*1), Y1, Y1

// RELU is positive() of lanes.go.
#define RELU(Y) \
	VPSRLQ $15, Y, Y2 \
	VPAND  Y6, Y2, Y2 \
	VPSLLQ $15, Y2, Y3 \
	VPSUBQ Y2, Y3, Y3 \
	VPAND  Y3, Y, Y

// func addRows(x *halfState, m *mixHalf, bias *halfState, levels *[rowPairs]level, todo *int32, n int)
TEXT ·addRows(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), DI
	MOVQ m+8(FP), SI
	MOVQ bias+16(FP), DX
	MOVQ levels+24(FP), R8
	MOVQ todo+32(FP), R9
	MOVQ n+40(FP), CX
	VMOVDQU  (DX), Y4
	VMOVDQU  32(DX), Y5
	VPCMPEQW Y6, Y6, Y6
	VPSRLW   $15, Y6, Y6 // 1 in each lane
	TESTQ CX, CX
	JLE   added

token:
	MOVLQSX (R9), AX
	ADDQ $4, R9
	MOVQ AX, BX
	SHLQ $5, BX
	ADDQ R8, BX // its levels
	SHLQ $7, AX
	ADDQ DI, AX // its state
	VPADDQ (AX), Y4, Y0
	VPADDQ 32(AX), Y5, Y1
	MOVQ SI, R10
	MOVQ $4, R11

rows:
	ROW(0, R12)
	ROW(1, R13)
	ROW(2, R12)
	ROW(3, R13)
	ROW(4, R12)
	ROW(5, R13)
	ROW(6, R12)
	ROW(7, R13)
	ADDQ $8, BX
	ADDQ $32768, R10
	DECQ R11
	JNZ  rows
	RELU(Y0)
	RELU(Y1)
	VMOVDQU Y0, (AX)
	VMOVDQU Y1, 32(AX)
	DECQ CX
	JNZ  token

added:
	VZEROUPPER
	RET

// SCALE makes min(127, (X·mul + round) >> down) of a quarter of a state.
#define SCALE(at) \
	VPMINUW   at(SI), Y8, Y0 \
	VEXTRACTI128 $1, Y0, X1  \
	VPMOVZXWD X0, Y0         \
	VPMOVZXWD X1, Y1         \
	VPMULLD   Y9, Y0, Y0     \
	VPMULLD   Y9, Y1, Y1     \
	VPADDD    Y10, Y0, Y0    \
	VPADDD    Y10, Y1, Y1    \
	VPSRLD    X11, Y0, Y0    \
	VPSRLD    X11, Y1, Y1    \
	VPMINUD   Y12, Y0, Y0    \
	VPMINUD   Y12, Y1, Y1    \
	VPACKUSDW Y1, Y0, Y0     \
	VPERMQ    $0xD8, Y0, Y0  \
	VMOVDQU   Y0, at(SP)

// PAIR adds the products of two dimensions.
#define PAIR(at) \
	VPBROADCASTD at(AX), Y4        \
	VPMADDWD (32*at)(DX), Y4, Y5   \
	VPMADDWD (32*at+32)(DX), Y4, Y6 \
	VPMADDWD (32*at+64)(DX), Y4, Y7 \
	VPMADDWD (32*at+96)(DX), Y4, Y4 \
	VPADDD   Y5, Y0, Y0            \
	VPADDD   Y6, Y1, Y1            \
	VPADDD   Y7, Y2, Y2            \
	VPADDD   Y4, Y3, Y3

// func headScores(e *[wideLabels]int32, x *state, h *wideHead)
TEXT ·headScores(SB), NOSPLIT, $128-24
	MOVQ e+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ h+16(FP), DX
	VMOVDQU  4224(DX), Y8  // limit
	VMOVDQU  4256(DX), Y9  // mul
	VMOVDQU  4288(DX), Y10 // round
	VMOVQ    4320(DX), X11 // down
	VPCMPEQW Y12, Y12, Y12
	VPSRLD   $25, Y12, Y12 // 127
	SCALE(0)
	SCALE(32)
	SCALE(64)
	SCALE(96)
	VMOVDQU 4096(DX), Y0
	VMOVDQU 4128(DX), Y1
	VMOVDQU 4160(DX), Y2
	VMOVDQU 4192(DX), Y3
	LEAQ 0(SP), AX
	MOVQ $8, CX

pairs:
	PAIR(0)
	PAIR(4)
	PAIR(8)
	PAIR(12)
	ADDQ $16, AX
	ADDQ $512, DX
	DECQ CX
	JNZ  pairs
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VMOVDQU Y2, 64(DI)
	VMOVDQU Y3, 96(DI)
	VZEROUPPER
	RET
