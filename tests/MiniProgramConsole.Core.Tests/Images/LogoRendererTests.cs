using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Core.Tests.Images;

public sealed class LogoRendererTests : IDisposable
{
    private static readonly Rgba32 Red = new(220, 40, 40);
    private static readonly Rgba32 Green = new(30, 150, 60);
    private static readonly Rgba32 Blue = new(40, 80, 200);
    private static readonly Rgba32 White = new(250, 250, 250);

    private static readonly string[] ChunksAllowed = ["IHDR", "IDAT", "IEND"];

    private readonly DecodingGate gate = new();

    public static TheoryData<string> AcceptedFiles => TestImages.Names("accepted");

    public void Dispose() => gate.Dispose();

    [Fact]
    public void Sides_OfRenditions_AreTheExpectedOnes() => Assert.Equal([96, 192, 512], LogoRenderer.Sides);

    [Theory]
    [MemberData(nameof(AcceptedFiles))]
    public async Task Render_AnyAcceptedLogo_GivesAPngThatTheReaderAccepts(string name)
    {
        var png = await RenderAsync(TestImages.Read($"accepted/{name}"), 96);

        Assert.Equal(LogoFormat.Png, (await new LogoReader(gate).ReadAsync(
            "logo.png", png, new LogoRule(1_000_000, 96, [".png"], AdvisedSide: 48), TestContext.Current.CancellationToken)).Image?.Format);
    }

    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("rgb.png")]
    [InlineData("palette.png")]
    [InlineData("animated.png")]
    [InlineData("interlaced.png")]
    public async Task Render_AnyFormat_KeepsTheColours(string name)
    {
        using var image = Decode(await RenderAsync(TestImages.Read($"accepted/{name}"), 512));

        AssertCorners(image, Red, Green, name == "palette.png" ? new Rgba32(Blue.R, Blue.G, Blue.B, 128) : Blue, White);
    }

    [Theory]
    [InlineData(1, "RGBW")]
    [InlineData(2, "GRWB")]
    [InlineData(3, "WBGR")]
    [InlineData(4, "BWRG")]
    [InlineData(5, "RBGW")]
    [InlineData(6, "BRWG")]
    [InlineData(7, "WGBR")]
    [InlineData(8, "GWRB")]
    public async Task Render_ExifOrientation_IsApplied(int orientation, string corners)
    {
        var content = TestImages.Read("accepted/exif-rotated.jpg");
        content[content.AsSpan().IndexOf("\u0001\u0012\0\u0003\0\0\0\u0001\0"u8) + 9] = (byte)orientation;

        using var image = Decode(await RenderAsync(content, 48));

        var colours = corners.Select(letter => letter switch { 'R' => Red, 'G' => Green, 'B' => Blue, _ => White }).ToArray();
        AssertCorners(image, colours[0], colours[1], colours[2], colours[3]);
    }

    [Theory]
    [InlineData("exif-rotated.jpg")]
    [InlineData("exif-thumbnail.jpg")]
    [InlineData("text-and-time.png")]
    [InlineData("trailing-bytes.png")]
    [InlineData("exif-rotated.png")]
    public async Task Render_OriginalWithMetadata_RemovesIt(string name)
    {
        var png = await RenderAsync(TestImages.Read($"accepted/{name}"), 96);

        var (chunks, length) = Chunks(png);
        Assert.All(chunks, chunk => Assert.Contains(chunk, ChunksAllowed));
        Assert.Equal(png.Length, length);
    }

    [Theory]
    [InlineData(600, 96, 96)]
    [InlineData(600, 192, 192)]
    [InlineData(600, 512, 512)]
    [InlineData(192, 96, 96)]
    [InlineData(4096, 96, 96)]
    [InlineData(97, 96, 96)]
    [InlineData(96, 96, 96)]
    [InlineData(95, 96, 95)]
    [InlineData(1, 512, 1)]
    public async Task Render_LargerSide_NeverEnlargesTheOriginal(int original, int side, int expected)
    {
        using var image = Decode(await RenderAsync(TestImages.MakeGreyPng(original, original * (original + 1)), side));

        Assert.Equal((expected, expected), (image.Width, image.Height));
        Assert.Equal(new Rgba32(0, 0, 0), image[expected - 1, expected - 1]);
    }

    [Fact]
    public async Task Render_SmallOriginal_KeepsEveryPixel()
    {
        var original = TestImages.Read("accepted/rgb.png");
        using var before = Decode(original);
        using var after = Decode(await RenderAsync(original, 96));

        Assert.Equal(PixelsOf(before), PixelsOf(after));
    }

    [Fact]
    public async Task Render_FineStripes_AreAveraged()
    {
        using var stripes = new Image<L8>(512, 512);
        for (var index = 0; index < 512 * 512; index++)
        {
            stripes[index % 512, index / 512] = new L8(index % 2 == 0 ? byte.MinValue : byte.MaxValue);
        }

        using var png = new MemoryStream();
        await stripes.SaveAsPngAsync(png, TestContext.Current.CancellationToken);
        using var image = Decode(await RenderAsync(png.ToArray(), 96));

        Assert.All(PixelsOf(image), pixel => Assert.InRange(pixel.R, 120, 136));
    }

    [Fact]
    public async Task Render_Transparency_IsKept()
    {
        using var image = Decode(await RenderAsync(TestImages.Read("accepted/transparent.png"), 16));

        Assert.Equal(0, image[1, 1].A);
        Assert.Equal(White, image[14, 14]);
    }

    [Theory]
    [InlineData("grey.png", "GRAY", true)]
    [InlineData("rgb.png", "RGB ", true)]
    [InlineData("palette.png", "RGB ", true)]
    [InlineData("rgb.png", "GRAY", false)]
    [InlineData("rgb.png", "CMYK", false)]
    public async Task Render_PngWithProfile_KeepsItIfItMatchesTheColours(string name, string space, bool keeps)
    {
        var profile = ProfileOf(space);
        var content = TestImages.Read($"accepted/{name}");

        var png = await RenderAsync(TestImages.WithProfile(content, "taken by Wu Fang", profile), 96);

        Assert.Equal(keeps ? profile : null, ProfileIn(png));
        Assert.Equal(-1, png.AsSpan().IndexOf("Wu Fang"u8));
    }

    [Theory]
    [InlineData("baseline.jpg", "RGB ", true)]
    [InlineData("grey.jpg", "GRAY", true)]
    [InlineData("grey.jpg", "RGB ", false)]
    [InlineData("cmyk.jpg", "CMYK", false)]
    public async Task Render_JpegWithProfileInParts_JoinsThem(string name, string space, bool keeps)
    {
        var profile = ProfileOf(space);
        var content = TestImages.Read($"accepted/{name}");

        // The second part comes first in the file.
        var png = await RenderAsync([.. content[..2], .. App2(2, profile[100..]), .. App2(1, profile[..100]), .. content[2..]], 96);

        Assert.Equal(keeps ? profile : null, ProfileIn(png));
    }

    [Theory, InlineData("grey.png", 0), InlineData("grey-1-bit.png", 0), InlineData("grey.jpg", 0), InlineData("rgb.png", 2),
        InlineData("transparent.png", 6)]
    public async Task Render_Grey_StaysGrey(string name, byte colorType) =>
        Assert.Equal(colorType, (await RenderAsync(TestImages.Read($"accepted/{name}"), 96))[25]);

    [Fact]
    public async Task Render_Undecodable_Throws() => await Assert.ThrowsAsync<InvalidDataException>(
        () => RenderAsync(TestImages.Read("refused/html-named.png"), 96));

    [Fact]
    public async Task Render_Twice_GivesTheSameBytes()
    {
        var original = TestImages.Read("accepted/progressive.jpg");

        Assert.Equal(await RenderAsync(original, 96), await RenderAsync(original, 96));
    }

    private static Image<Rgba32> Decode(byte[] png) => Image.Load<Rgba32>(png);

    private static Rgba32[] PixelsOf(Image<Rgba32> image)
    {
        var pixels = new Rgba32[image.Width * image.Height];
        image.CopyPixelDataTo(pixels);
        return pixels;
    }

    private static void AssertCorners(Image<Rgba32> image, Rgba32 topLeft, Rgba32 topRight, Rgba32 bottomLeft, Rgba32 bottomRight)
    {
        var (near, far) = (image.Width / 5, image.Width - 1 - (image.Width / 5));
        AssertAlike(topLeft, image[near, near]);
        AssertAlike(topRight, image[far, near]);
        AssertAlike(bottomLeft, image[near, far]);
        AssertAlike(bottomRight, image[far, far]);
    }

    private static void AssertAlike(Rgba32 expected, Rgba32 found)
    {
        // JPEG compression and the noise in the image change colours slightly.
        Assert.InRange(found.R, expected.R - 40, expected.R + 40);
        Assert.InRange(found.G, expected.G - 40, expected.G + 40);
        Assert.InRange(found.B, expected.B - 40, expected.B + 40);
        Assert.Equal(expected.A, found.A);
    }

    private static (List<string> Types, int Length) Chunks(byte[] png)
    {
        var types = new List<string>();
        var position = 8;
        while (types.LastOrDefault() != "IEND")
        {
            types.Add(Encoding.ASCII.GetString(png, position + 4, 4));
            position += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(position));
        }

        return (types, position);
    }

    private static byte[] ProfileOf(string space)
    {
        var profile = new byte[300];
        new Random(3).NextBytes(profile);
        Encoding.ASCII.GetBytes(space, profile.AsSpan(16));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        return profile;
    }

    private static byte[] App2(byte number, byte[] part)
    {
        byte[] content = [.. "ICC_PROFILE\0"u8, number, 2, .. part];
        return [0xFF, 0xE2, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
    }

    private static byte[]? ProfileIn(byte[] png)
    {
        var start = png.AsSpan().IndexOf("iCCPicc\0\0"u8);
        if (start < 0)
        {
            return null;
        }

        using var inflated = new ZLibStream(new MemoryStream(png[(start + 9)..]), CompressionMode.Decompress);
        var profile = new byte[300];
        inflated.ReadExactly(profile);
        return profile;
    }

    private Task<byte[]> RenderAsync(byte[] original, int side) =>
        new LogoRenderer(gate).RenderAsync(original, side, TestContext.Current.CancellationToken);
}
