using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MiniProgramConsole.Core.Tests.Images;

/// <summary>Reads the images in <c>Images</c>, and generates those that are too big to keep there.</summary>
internal static class TestImages
{
    // The PNG signature and the header chunk.
    private const int HeaderEnd = 33;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Images");

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static TheoryData<string> Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Folder, folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Appends zeros after the end of the image.</summary>
    public static byte[] Padded(string name, int length)
    {
        var content = Read(name);
        Array.Resize(ref content, length);
        return content;
    }

    /// <summary>The pixel data can be longer or shorter than the image needs.</summary>
    public static byte[] MakeGreyPng(int side, int dataBytes)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 8;
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1_000_000];
            for (var left = dataBytes; left > 0; left -= zeros.Length)
            {
                deflate.Write(zeros, 0, Math.Min(left, zeros.Length));
            }
        }

        return [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10,
            .. Chunk("IHDR", header), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] WithProfile(byte[] png, string name, byte[] profile) =>
        [.. png[..HeaderEnd], .. Chunk("iCCP", [.. Encoding.ASCII.GetBytes(name), 0, 0, .. Pack(profile)]), .. png[HeaderEnd..]];

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        var crc = uint.MaxValue;
        foreach (var value in body)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        byte[] chunk = [0, 0, 0, 0, .. body, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), ~crc);
        return chunk;
    }
}
