using System.IO.Compression;

namespace MiniProgramConsole.Core.Images;

/// <summary>ICC profiles are passed on unchanged, never applied.</summary>
internal static class ColourProfile
{
    public const string Chunk = "iCCP";

    private const int HeaderLength = 128;
    private const int SpaceAt = 16;
    private const int MarkAt = 36;
    private const int MaxNameLength = 79;

    /// <summary>Empty if the profile doesn't fit the picture, as with a CMYK picture that is converted.</summary>
    public static byte[] ChunkOf(ReadOnlySpan<byte> profile, bool isGrey)
    {
        if (!Fits(profile, isGrey))
        {
            return [];
        }

        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(profile);
        }

        return ChunkOf(packed.ToArray());
    }

    public static byte[] ChunkOfPng(ReadOnlySpan<byte> content, bool isGrey)
    {
        var nameEnd = content.IndexOf((byte)0);
        if (nameEnd is < 1 or > MaxNameLength || content.Length < nameEnd + 2 || content[nameEnd + 1] != 0)
        {
            return [];
        }

        var packed = content[(nameEnd + 2)..].ToArray();
        var header = new byte[HeaderLength];
        try
        {
            using var profile = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            profile.ReadExactly(header);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return [];
        }

        return Fits(header, isGrey) ? ChunkOf(packed) : [];
    }

    private static byte[] ChunkOf(byte[] packed) => PngChunk.Write(Chunk, [.. "icc\0\0"u8, .. packed]);

    private static bool Fits(ReadOnlySpan<byte> profile, bool isGrey) =>
        profile.Length >= HeaderLength && profile[MarkAt..].StartsWith("acsp"u8)
            && profile[SpaceAt..].StartsWith(isGrey ? "GRAY"u8 : "RGB "u8);
}
