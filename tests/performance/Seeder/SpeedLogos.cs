using System.Diagnostics;
using MiniProgramConsole.Core.Images;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Seeder;

/// <summary>Two logos of the same weight for speed.sh: one costs what logos cost to decode, the other next to nothing.</summary>
internal static class SpeedLogos
{
    private const int Side = 512;
    private const int SmallSide = 16;
    private const int Shades = 8;
    private const int EndChunk = PngChunk.Overhead;

    public static void Write(string folder)
    {
        var noise = Draw(Side);
        var small = Draw(SmallSide);
        var padding = new byte[noise.Length - small.Length - PngChunk.Overhead];
        new Random(1).NextBytes(padding);
        File.WriteAllBytes(Path.Combine(folder, "noise.png"), noise);
        File.WriteAllBytes(
            Path.Combine(folder, "padded.png"), [.. small[..^EndChunk], .. PngChunk.Write("paDd", padding), .. small[^EndChunk..]]);
    }

    /// <summary>What a form with the logo costs to decode it and to render it for the next pages.</summary>
    public static double MillisecondsToDecode(string file)
    {
        var content = File.ReadAllBytes(file);
        var size = LogoReader.ReadSize(content) ?? throw new ArgumentException("No logo.", nameof(file));
        Repeat(TimeSpan.FromSeconds(2));
        var before = Environment.CpuUsage.TotalTime;
        var times = Repeat(TimeSpan.FromSeconds(1));
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times;

        int Repeat(TimeSpan duration)
        {
            var (begun, count) = (Stopwatch.GetTimestamp(), 0);
            for (; Stopwatch.GetElapsedTime(begun) < duration; count++)
            {
                _ = LogoReader.Decode(content, size) ?? throw new ArgumentException("No logo.", nameof(file));
            }

            return count;
        }
    }

    private static byte[] Draw(int side)
    {
        var random = new Random(side);
        using var image = new Image<L8>(side, side);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                foreach (ref var pixel in rows.GetRowSpan(y))
                {
                    pixel = new L8((byte)(random.Next(Shades) * byte.MaxValue / (Shades - 1)));
                }
            }
        });
        using var file = new MemoryStream();
        image.Save(file, new PngEncoder { ColorType = PngColorType.Grayscale, BitDepth = PngBitDepth.Bit8 });
        return file.ToArray();
    }
}
