using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace MiniProgramConsole.Core.Images;

internal static class PngChunk
{
    /// <summary>Length, type and checksum.</summary>
    public const int Overhead = 12;

    /// <summary>False if the chunk is cut short or its checksum is wrong.</summary>
    public static bool TryRead(ReadOnlySpan<byte> rest, out string type, out ReadOnlySpan<byte> content)
    {
        type = "";
        content = default;
        if (rest.Length < Overhead || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - Overhead)
        {
            return false;
        }

        type = Encoding.Latin1.GetString(rest.Slice(4, 4));
        content = rest.Slice(8, BinaryPrimitives.ReadInt32BigEndian(rest));
        return Crc32.HashToUInt32(rest.Slice(4, 4 + content.Length)) == BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + content.Length)..]);
    }

    public static byte[] Write(string type, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[Overhead + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.Latin1.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }
}
