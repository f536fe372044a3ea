using System.Buffers.Binary;
using System.Text;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Builds colour profiles from primaries and a gamma (ICC.1:2001-04).</summary>
internal static class IccProfiles
{
    private const int HeaderLength = 128;
    private const int EntryLength = 12;

    /// <summary>Uses a plain gamma instead of the sRGB curve.</summary>
    public static byte[] P3 { get; } = Make(2.2, (0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841));

    public static byte[] AdobeRgb { get; } = Make(
        563 / 256.0, (0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446));

    private static byte[] Make(double gamma, params (double X, double Y, double Z)[] primaries)
    {
        var curve = Tag("curv", [0, 0, 0, 1, .. BigEndian((ushort)Math.Round(gamma * 256)), 0, 0]);
        (string Name, byte[] Content)[] tags =
        [
            ("desc", Tag("desc", [0, 0, 0, 2, (byte)'p', 0, .. new byte[78]])),
            ("wtpt", Xyz((0.9642, 1, 0.8249))),
            ("rXYZ", Xyz(primaries[0])), ("gXYZ", Xyz(primaries[1])), ("bXYZ", Xyz(primaries[2])),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
            ("cprt", Tag("text", [(byte)'p', 0, 0, 0])),
        ];
        var (table, content) = (new List<byte>(BigEndian(tags.Length)), new List<byte>());
        var start = HeaderLength + 4 + (EntryLength * tags.Length);
        foreach (var (name, tag) in tags)
        {
            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. BigEndian(start + content.Count), .. BigEndian(tag.Length)]);
            content.AddRange(tag);
        }

        return [.. Header(start + content.Count), .. table, .. content];
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, length);
        header[8] = 2;
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", header.AsSpan(12));
        Encoding.ASCII.GetBytes("acsp", header.AsSpan(36));
        Xyz((0.9642, 1, 0.8249)).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Xyz((double X, double Y, double Z) value) =>
        Tag("XYZ ", [.. Fixed(value.X), .. Fixed(value.Y), .. Fixed(value.Z)]);

    private static byte[] Tag(string type, byte[] content) => [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. content];

    private static byte[] Fixed(double value) => BigEndian((int)Math.Round(value * 65536));

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(ushort value) => [(byte)(value >> 8), (byte)value];
}
