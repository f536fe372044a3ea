
namespace MiniProgramConsole.Core.Images;

internal sealed class JpegHuffmanTable
{
    public const int LongestCode = 16;

    private readonly int[] counts = new int[LongestCode + 1];
    private readonly byte[] symbols;

    private JpegHuffmanTable(ReadOnlySpan<byte> lengths, ReadOnlySpan<byte> values)
    {
        for (var length = 1; length <= LongestCode; length++)
        {
            counts[length] = lengths[length - 1];
        }

        symbols = values.ToArray();
    }

    /// <summary>Null if the table is cut short or has more codes than fit.</summary>
    public static JpegHuffmanTable? Read(ref ReadOnlySpan<byte> segment)
    {
        if (segment.Length < LongestCode)
        {
            return null;
        }

        var (count, free) = (0, 1);
        foreach (var codes in segment[..LongestCode])
        {
            count += codes;
            free = (free * 2) - codes;
            if (free < 0)
            {
                return null;
            }
        }

        if (count > 256 || segment.Length < LongestCode + count)
        {
            return null;
        }

        var table = new JpegHuffmanTable(segment, segment.Slice(LongestCode, count));
        segment = segment[(LongestCode + count)..];
        return table;
    }

    /// <summary>-1 if no code matches.</summary>
    public int Decode(ref JpegBits bits)
    {
        var (code, first, index) = (0, 0, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            code |= bits.Read(1);
            var count = counts[length];
            if (code - first < count)
            {
                return symbols[index + code - first];
            }

            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }

        return -1;
    }
}
