
namespace MiniProgramConsole.Core.Images;

/// <summary>One colour component of a JPEG's frame.</summary>
internal sealed class JpegComponent(byte id, int horizontal, int vertical)
{
    public byte Id => id;

    /// <summary>Blocks across in one interleaved unit.</summary>
    public int Horizontal => horizontal;

    /// <summary>Blocks down in one interleaved unit.</summary>
    public int Vertical => vertical;

    /// <summary>Blocks across in a scan of this component alone.</summary>
    public int BlocksWide { get; private set; }

    /// <summary>Blocks down in a scan of this component alone.</summary>
    public int BlocksHigh { get; private set; }

    /// <summary>Blocks from one row to the next, with those that fill up the last unit.</summary>
    public int Stride { get; private set; }

    /// <summary>Whether some scan brought its base values; without, the component would be left grey.</summary>
    public bool IsPresent { get; set; }

    /// <summary>Progressive only: for each block, a bit for each coefficient that is not zero, on which refining scans depend.</summary>
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
