using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace MiniProgramConsole.Core.Images;

/// <summary>Decoders tolerate what an upload must not have: a missing end, a wrong checksum, pixel data of another length.</summary>
internal static class PngStructure
{
    private const string HeaderChunk = "IHDR";
    private const string DataChunk = "IDAT";
    private const string EndChunk = "IEND";

    // The pixels, the palette, transparency and EXIF orientation.
    private static readonly string[] PictureChunks = [HeaderChunk, "PLTE", "tRNS", "eXIf", DataChunk, EndChunk];

    // How to interpret colours if there is no profile.
    private static readonly string[] ColourChunks = ["cICP", "sRGB", "gAMA", "cHRM"];

    // First and step of the columns and rows in each pass of Adam7.
    private static readonly (int X, int StepX, int Y, int StepY)[] Passes =
        [(0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2)];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static ImageSize? ReadSize(ReadOnlySpan<byte> file) => ReadHeader(file)?.Size;

    public static ImageContent? Read(ReadOnlySpan<byte> file)
    {
        if (ReadHeader(file) is not { } header)
        {
            return null;
        }

        // What a file holds besides its picture can be much longer.
        var likely = (int)Math.Min(file.Length, header.PixelBytes);
        using var data = new MemoryStream(likely);
        using var picture = new MemoryStream(likely);
        picture.Write(Signature);
        var (colours, profile) = (new List<byte>(), Array.Empty<byte>());
        var dataEnded = false;
        for (var rest = file[Signature.Length..]; PngChunk.TryRead(rest, out var type, out var content);)
        {
            var chunk = rest[..(PngChunk.Overhead + content.Length)];
            rest = rest[chunk.Length..];
            if (PictureChunks.Contains(type))
            {
                picture.Write(chunk);
            }

            if (type == EndChunk)
            {
                return data.Length > 0 && HoldsPixels(data, header.PixelBytes)
                    ? new ImageContent(picture.ToArray(), header.IsGrey, profile.Length > 0 ? profile : [.. colours])
                    : null;
            }

            if (type == DataChunk && dataEnded)
            {
                return null;
            }

            if (type == DataChunk)
            {
                data.Write(content);
            }
            else if (type == ColourProfile.Chunk && data.Length == 0)
            {
                profile = ColourProfile.ChunkOfPng(content, header.IsGrey);
            }
            else if (ColourChunks.Contains(type) && data.Length == 0)
            {
                colours.AddRange(chunk);
            }

            dataEnded = data.Length > 0 && type != DataChunk;
        }

        return null;
    }

    private static Header? ReadHeader(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature)
            || !PngChunk.TryRead(file[Signature.Length..], out var type, out var content)
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
            ? new Header(new ImageSize(width, height), depth * channels, color is 0 or 4, interlace == 1)
            : null;
    }

    private static bool HoldsPixels(MemoryStream data, long expected)
    {
        data.Position = 0;
        using var pixels = new ZLibStream(data, CompressionMode.Decompress);
        var buffer = ArrayPool<byte>.Shared.Rent(65_536);
        var found = 0L;
        try
        {
            // Stops at most one read past the expected length, so that a decompression bomb costs no more than an image.
            for (var read = 1; read > 0 && found <= expected; found += read)
            {
                read = pixels.Read(buffer);
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return found == expected;
    }

    private readonly record struct Header(ImageSize Size, int BitsPerPixel, bool IsGrey, bool Interlaced)
    {
        /// <summary>Once inflated; every row starts with a filter byte.</summary>
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
