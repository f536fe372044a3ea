
namespace MiniProgramConsole.Core.Images;

internal sealed class JpegComponent(byte id, int horizontal, int vertical)
{
    public byte Id => id;

    /// <summary>Blocks per interleaved unit.</summary>
    public int Horizontal => horizontal;

    public int Vertical => vertical;

    /// <summary>In a scan of this component alone.</summary>
    public int BlocksWide { get; private set; }

    public int BlocksHigh { get; private set; }

    /// <summary>Blocks from one row to the next, including those that fill up the last unit.</summary>
    public int Stride { get; private set; }

    /// <summary>Whether a scan had its base values. Without them the component would stay grey.</summary>
    public bool IsPresent { get; set; }

    /// <summary>Progressive only: for each block, one bit per nonzero coefficient, which refining scans depend on.</summary>
    public ulong[] Coefficients { get; private set; } = [];

    public void Measure(ImageSize size, int maxHorizontal, int maxVertical)
    {
        BlocksWide = DivideUp(DivideUp(size.Width * horizontal, maxHorizontal), 8);
        BlocksHigh = DivideUp(DivideUp(size.Height * vertical, maxVertical), 8);
        Stride = DivideUp(size.Width, 8 * maxHorizontal) * horizontal;
    }

    public void KeepCoefficients(int unitRows) => Coefficients = new ulong[Stride * unitRows * vertical];

    public static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;
}
