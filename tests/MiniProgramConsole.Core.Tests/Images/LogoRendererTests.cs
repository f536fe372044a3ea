using System.Buffers.Binary;
using System.Text;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using SkiaSharp;

namespace MiniProgramConsole.Core.Tests.Images;

public sealed class LogoRendererTests : IDisposable
{
    private static readonly SKColor Red = new(220, 40, 40);
    private static readonly SKColor Green = new(30, 150, 60);
    private static readonly SKColor Blue = new(40, 80, 200);
    private static readonly SKColor White = new(250, 250, 250);

    private static readonly string[] ChunksAllowed = ["IHDR", "sBIT", "sRGB", "IDAT", "IEND"];

    private readonly DecodingGate gate = new();

    public static TheoryData<string> AcceptedFiles => TestImages.Names("accepted");

    public void Dispose() => gate.Dispose();

    [Fact]
    public void Sides_AreThoseServed() => Assert.Equal([96, 192, 512], LogoRenderer.Sides);

    [Theory]
    [MemberData(nameof(AcceptedFiles))]
    public async Task Render_AnyAcceptedLogo_IsPngThatTheReaderAccepts(string name)
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

        AssertCorners(image, Red, Green, name == "palette.png" ? Blue.WithAlpha(128) : Blue, White);
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
    public async Task Render_OriginalWithMetadata_HoldsNone(string name)
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
    public async Task Render_Side_IsNeverMoreThanTheOriginals(int original, int side, int expected)
    {
        using var image = Decode(await RenderAsync(TestImages.MakeGreyPng(original, original * (original + 1)), side));

        Assert.Equal((expected, expected), (image.Width, image.Height));
        Assert.Equal(SKColors.Black, image.GetPixel(expected - 1, expected - 1));
    }

    [Fact]
    public async Task Render_SmallOriginal_KeepsEveryPixel()
    {
        var original = TestImages.Read("accepted/rgb.png");
        using var before = Decode(original);
        using var after = Decode(await RenderAsync(original, 96));

        Assert.Equal(before.Pixels, after.Pixels);
    }

    [Fact]
    public async Task Render_FineStripes_BecomeTheirMean()
    {
        using var stripes = new SKBitmap(512, 512);
        for (var index = 0; index < 512 * 512; index++)
        {
            stripes.SetPixel(index % 512, index / 512, index % 2 == 0 ? SKColors.Black : SKColors.White);
        }

        using var png = stripes.Encode(SKEncodedImageFormat.Png, 100);
        using var image = Decode(await RenderAsync(png.ToArray(), 96));

        Assert.All(image.Pixels, pixel => Assert.InRange(pixel.Red, 120, 136));
    }

    [Fact]
    public async Task Render_Transparency_IsKept()
    {
        using var image = Decode(await RenderAsync(TestImages.Read("accepted/transparent.png"), 16));

        Assert.Equal(0, image.GetPixel(1, 1).Alpha);
        Assert.Equal(White, image.GetPixel(14, 14));
    }

    [Fact]
    public async Task Render_Undecodable_Throws() => await Assert.ThrowsAsync<InvalidDataException>(
        () => RenderAsync(TestImages.Read("refused/html-named.png"), 96));

    [Fact]
    public async Task Render_Twice_GivesTheSameBytes()
    {
        var original = TestImages.Read("accepted/progressive.jpg");

        Assert.Equal(await RenderAsync(original, 96), await RenderAsync(original, 96));
    }

    private static SKBitmap Decode(byte[] png)
    {
        var info = SKBitmap.DecodeBounds(png);
        return SKBitmap.Decode(png, new SKImageInfo(info.Width, info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
    }

    private static void AssertCorners(SKBitmap image, SKColor topLeft, SKColor topRight, SKColor bottomLeft, SKColor bottomRight)
    {
        var (near, far) = (image.Width / 5, image.Width - 1 - (image.Width / 5));
        AssertAlike(topLeft, image.GetPixel(near, near));
        AssertAlike(topRight, image.GetPixel(far, near));
        AssertAlike(bottomLeft, image.GetPixel(near, far));
        AssertAlike(bottomRight, image.GetPixel(far, far));
    }

    private static void AssertAlike(SKColor expected, SKColor found)
    {
        // JPEG and the noise in the drawing move a colour a little.
        Assert.InRange(found.Red, expected.Red - 40, expected.Red + 40);
        Assert.InRange(found.Green, expected.Green - 40, expected.Green + 40);
        Assert.InRange(found.Blue, expected.Blue - 40, expected.Blue + 40);
        Assert.Equal(expected.Alpha, found.Alpha);
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

    private Task<byte[]> RenderAsync(byte[] original, int side) =>
        new LogoRenderer(gate).RenderAsync(original, side, TestContext.Current.CancellationToken);
}
