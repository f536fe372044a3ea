
namespace MiniProgramConsole.Core.Images;

/// <summary>The header of a JPEG's picture.</summary>
internal sealed class JpegFrame
{
    private const int MaxSampling = 4;

    private JpegFrame(ImageSize size, bool progressive, List<JpegComponent> components)
    {
        (Size, Progressive, Components) = (size, progressive, components);
        var (horizontal, vertical) = (components.Max(each => each.Horizontal), components.Max(each => each.Vertical));
        UnitsWide = JpegComponent.DivideUp(size.Width, 8 * horizontal);
        UnitsHigh = JpegComponent.DivideUp(size.Height, 8 * vertical);
        components.ForEach(each => each.Measure(size, horizontal, vertical));
    }

    public ImageSize Size { get; }

    public bool Progressive { get; }

    public IReadOnlyList<JpegComponent> Components { get; }

    /// <summary>Interleaved units across.</summary>
    public int UnitsWide { get; }

    /// <summary>Interleaved units down.</summary>
    public int UnitsHigh { get; }

    /// <summary>Units between two restart markers, or 0 where there are none.</summary>
    public int RestartInterval { get; set; }

    /// <summary>
    /// Reads the segment of a start-of-frame marker. Null for what no browser shows either: 12 bits, lossless, hierarchical,
    /// arithmetic coding, a height that only follows after the data.
    /// </summary>
    public static JpegFrame? Read(byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker is not (0xC0 or 0xC1 or 0xC2) || segment.Length < 6
            || segment is not [8, var height1, var height2, var width1, var width2, var count and >= 1 and <= 4, ..]
            || segment.Length != 6 + (3 * count))
        {
            return null;
        }

        var size = new ImageSize((width1 << 8) | width2, (height1 << 8) | height2);
        var components = new List<JpegComponent>();
        for (var rest = segment[6..]; rest.Length > 0; rest = rest[3..])
        {
            var (horizontal, vertical) = (rest[1] >> 4, rest[1] & 15);
            if (horizontal is < 1 or > MaxSampling || vertical is < 1 or > MaxSampling)
            {
                return null;
            }

            components.Add(new JpegComponent(rest[0], horizontal, vertical));
        }

        return size is { Width: > 0, Height: > 0 } ? new JpegFrame(size, marker == 0xC2, components) : null;
    }

    /// <summary>Makes room for what refining scans need to know; only once the size was found allowed.</summary>
    public void KeepCoefficients()
    {
        foreach (var component in Components)
        {
            component.KeepCoefficients(UnitsHigh);
        }
    }
}
