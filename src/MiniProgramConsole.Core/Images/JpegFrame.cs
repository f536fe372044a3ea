
namespace MiniProgramConsole.Core.Images;

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

    public int UnitsWide { get; }

    public int UnitsHigh { get; }

    /// <summary>In units; 0 if there are no restart markers.</summary>
    public int RestartInterval { get; set; }

    /// <summary>Null for what browsers don't show either: 12 bits, lossless, hierarchical, arithmetic, height sent later.</summary>
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

    /// <summary>Allocates memory, so call it only once the size has been accepted.</summary>
    public void KeepCoefficients()
    {
        foreach (var component in Components)
        {
            component.KeepCoefficients(UnitsHigh);
        }
    }
}
