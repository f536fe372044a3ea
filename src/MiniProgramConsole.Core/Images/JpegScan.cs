using System.Numerics;

namespace MiniProgramConsole.Core.Images;

/// <summary>Decodes a scan without producing pixels, to prove that the data is complete. Decoders fill what is missing
/// with grey and report success.</summary>
internal ref struct JpegScan(JpegFrame frame, ReadOnlySpan<byte> file, int position)
{
    private const int LastCoefficient = 63;

    private JpegBits bits = new(file, position);
    private int bandRun;

    public required IReadOnlyList<(JpegComponent Component, JpegHuffmanTable? Dc, JpegHuffmanTable? Ac)> Parts { get; init; }

    public required int BandStart { get; init; }

    public required int BandEnd { get; init; }

    public required bool Refines { get; init; }

    /// <summary>-1 if the data is cut short or damaged.</summary>
    public int FindEnd()
    {
        var (wide, high) = Parts.Count == 1
            ? (Parts[0].Component.BlocksWide, Parts[0].Component.BlocksHigh)
            : (frame.UnitsWide, frame.UnitsHigh);
        var (untilRestart, restarts) = (frame.RestartInterval, 0);
        for (var y = 0; y < high; y++)
        {
            for (var x = 0; x < wide; x++)
            {
                if (frame.RestartInterval > 0 && untilRestart-- == 0)
                {
                    if (bandRun > 0 || !bits.SkipRestart(restarts++ % 8))
                    {
                        return -1;
                    }

                    untilRestart = frame.RestartInterval - 1;
                }

                if (!ReadUnit(x, y))
                {
                    return -1;
                }
            }
        }

        if (!frame.Progressive && GoesOn(Math.Min(wide, high)))
        {
            return -1;
        }

        bits.Align();
        return bits.Position;
    }

    // If the header understates the size, whole rows of the picture follow, and then nothing. Padding looks different.
    private bool GoesOn(int units)
    {
        var end = bits;
        if (end.IsPadding())
        {
            return false;
        }

        var read = 0;
        var last = end;
        while (ReadUnit(0, 0))
        {
            read++;
            last = bits;
        }

        bits = end;
        return read >= units && last.IsAtEnd();
    }

    private bool ReadUnit(int x, int y)
    {
        if (Parts.Count == 1)
        {
            return ReadBlock(0, x, y);
        }

        for (var part = 0; part < Parts.Count; part++)
        {
            var component = Parts[part].Component;
            for (var block = 0; block < component.Horizontal * component.Vertical; block++)
            {
                var (row, column) = Math.DivRem(block, component.Horizontal);
                if (!ReadBlock(part, (x * component.Horizontal) + column, (y * component.Vertical) + row))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool ReadBlock(int part, int x, int y)
    {
        var (component, dc, ac) = Parts[part];
        if (!frame.Progressive)
        {
            return ReadBase(dc!) && ReadSequential(ac!) && !bits.Exhausted;
        }

        if (BandStart == 0)
        {
            return (Refines ? bits.Read(1) >= 0 : ReadBase(dc!)) && !bits.Exhausted;
        }

        ref var coefficients = ref component.Coefficients[(y * component.Stride) + x];
        return (Refines ? RefineBand(ac!, ref coefficients) : ReadBand(ac!, ref coefficients)) && !bits.Exhausted;
    }

    private bool ReadBase(JpegHuffmanTable table)
    {
        var size = table.Decode(ref bits);
        if (size is < 0 or > 15)
        {
            return false;
        }

        bits.Read(size);
        return true;
    }

    private bool ReadSequential(JpegHuffmanTable table)
    {
        for (var index = 1; index <= LastCoefficient; index++)
        {
            var symbol = table.Decode(ref bits);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (symbol == 0)
            {
                return true;
            }

            index += run;
            if (symbol < 0 || index > LastCoefficient)
            {
                return false;
            }

            bits.Read(size);
        }

        return true;
    }

    private bool ReadBand(JpegHuffmanTable table, ref ulong coefficients)
    {
        if (bandRun > 0)
        {
            bandRun--;
            return true;
        }

        for (var index = BandStart; index <= BandEnd; index++)
        {
            var symbol = table.Decode(ref bits);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (symbol < 0)
            {
                return false;
            }

            if (size == 0 && run < 15)
            {
                // The end of this block is the first of the run.
                bandRun = (1 << run) + bits.Read(run) - 1;
                return true;
            }

            index += run;
            if (index > BandEnd)
            {
                return false;
            }

            bits.Read(size);
            coefficients |= size == 0 ? 0 : 1UL << index;
        }

        return true;
    }

    private bool RefineBand(JpegHuffmanTable table, ref ulong coefficients)
    {
        var index = BandStart;
        for (; bandRun == 0 && index <= BandEnd; index++)
        {
            var symbol = table.Decode(ref bits);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (symbol < 0 || size > 1)
            {
                return false;
            }

            if (size == 0 && run < 15)
            {
                bandRun = (1 << run) + bits.Read(run);
                break;
            }

            bits.Read(size);
            for (; index <= BandEnd; index++)
            {
                if ((coefficients & (1UL << index)) != 0)
                {
                    bits.Read(1);
                }
                else if (--run < 0)
                {
                    break;
                }
            }

            if (index > BandEnd && (size > 0 || run >= 0))
            {
                return false;
            }

            coefficients |= size == 0 ? 0 : 1UL << index;
        }

        if (bandRun > 0)
        {
            bandRun--;
            var rest = index > BandEnd ? 0 : coefficients & (ulong.MaxValue << index) & (ulong.MaxValue >> (LastCoefficient - BandEnd));
            for (var corrections = BitOperations.PopCount(rest); corrections > 0; corrections--)
            {
                bits.Read(1);
            }
        }

        return true;
    }
}
