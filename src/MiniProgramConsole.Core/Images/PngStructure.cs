using System.Buffers.Binary;
using System.IO.Compression;

namespace MiniProgramConsole.Core.Images;

/// <summary>
/// Walks the chunks of a PNG, since decoders forgive what an upload should not have: a missing end, a wrong checksum
/// of a chunk they do not need, pixel data of another length than the header states.
/// </summary>
internal static class PngStructure
{
    private const int ChunkOverhead = 12;
    private const uint HeaderChunk = 0x49484452;
    private const uint DataChunk = 0x49444154;
    private const uint EndChunk = 0x49454E44;

    // Columns and rows of Adam7: first, step.
    private static readonly (int X, int StepX, int Y, int StepY)[] Passes =
        [(0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)];

    private static readonly uint[] CrcTable = MakeCrcTable();

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>The size in the header, or null where there is no sound header.</summary>
    public static ImageSize? ReadSize(ReadOnlySpan<byte> file) => ReadHeader(file)?.Size;

    /// <summary>Whether everything from the header to the end chunk is there and right. Bytes after the end do not count.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (ReadHeader(file) is not { } header)
        {
            return false;
        }

        using var data = new MemoryStream(file.Length);
        var dataEnded = false;
        var rest = file[Signature.Length..];
        while (TryReadChunk(rest, out var type, out var content))
        {
            rest = rest[(ChunkOverhead + content.Length)..];
            if (type == EndChunk)
            {
                return data.Length > 0 && HoldsPixels(data, header.PixelBytes);
            }

            if (type == DataChunk && dataEnded)
            {
                return false;
            }

            if (type == DataChunk)
            {
                data.Write(content);
            }

            dataEnded = data.Length > 0 && type != DataChunk;
        }

        return false;
    }

    private static Header? ReadHeader(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature)
            || !TryReadChunk(file[Signature.Length..], out var type, out var content)
            || type != HeaderChunk || content.Length != 13)
        {
            return null;
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(content);
        var height = BinaryPrimitives.ReadInt32BigEndian(content[4..]);
        var (depth, color, interlace) = (content[8], content[9], content[12]);
        var channels = color switch
        {
            0 when depth is 1 or 2 or 4 or 8 or 16 => 1,
            3 when depth is 1 or 2 or 4 or 8 => 1,
            2 when depth is 8 or 16 => 3,
            4 when depth is 8 or 16 => 2,
            6 when depth is 8 or 16 => 4,
            _ => 0,
        };
        return width > 0 && height > 0 && channels > 0 && content[10] == 0 && content[11] == 0 && interlace <= 1
            ? new Header(new ImageSize(width, height), depth * channels, interlace == 1)
            : null;
    }

    private static bool TryReadChunk(ReadOnlySpan<byte> rest, out uint type, out ReadOnlySpan<byte> content)
    {
        type = 0;
        content = default;
        if (rest.Length < ChunkOverhead || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - ChunkOverhead)
        {
            return false;
        }

        type = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]);
        content = rest.Slice(8, BinaryPrimitives.ReadInt32BigEndian(rest));
        return Crc(rest.Slice(4, 4 + content.Length)) == BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + content.Length)..]);
    }

    private static bool HoldsPixels(MemoryStream data, long expected)
    {
        data.Position = 0;
        using var pixels = new ZLibStream(data, CompressionMode.Decompress);
        var buffer = new byte[65_536];
        var found = 0L;
        try
        {
            // Ends one read past the expected length at most: what expands without end costs no more than the image.
            for (var read = 1; read > 0 && found <= expected; found += read)
            {
                read = pixels.Read(buffer);
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return found == expected;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < table.Length; index++)
        {
            var value = index;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            }

            table[index] = value;
        }

        return table;
    }

    private readonly record struct Header(ImageSize Size, int BitsPerPixel, bool Interlaced)
    {
        /// <summary>The length of the pixel data once inflated: each row has a filter byte before it.</summary>
        public long PixelBytes
        {
            get
            {
                if (!Interlaced)
                {
                    return RowsBytes(Size.Width, Size.Height);
                }

                var total = 0L;
                foreach (var pass in Passes)
                {
                    total += RowsBytes(
                        (Size.Width - pass.X + pass.StepX - 1) / pass.StepX,
                        (Size.Height - pass.Y + pass.StepY - 1) / pass.StepY);
                }

                return total;
            }
        }

        private long RowsBytes(int columns, int rows) =>
            columns <= 0 || rows <= 0 ? 0 : rows * (1 + ((columns * (long)BitsPerPixel + 7) / 8));
    }
}
