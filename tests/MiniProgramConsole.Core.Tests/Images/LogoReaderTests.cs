using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Core.Tests.Images;

public sealed class LogoReaderTests : IDisposable
{
    private static readonly LogoRule Rule = LaunchTargetList.AlipayChina.Logo;

    private readonly DecodingGate gate = new();

    public static TheoryData<string> AcceptedFiles => TestImages.Names("accepted");

    public static TheoryData<string> RefusedFiles => TestImages.Names("refused");

    public static MatrixTheoryData<string, string> PaddedFiles => new(
        ["baseline.jpg", "progressive.jpg", "grey.jpg", "restart-markers.jpg", "not-interleaved.jpg", "cmyk.jpg"],
        ["00", "0000000000000000", "0F00", "4D69", "FFFF", "FFD3", "FF01", "FFD7FFD0", "20202020FF00FFFF"]);

    public void Dispose() => gate.Dispose();

    [Theory]
    [MemberData(nameof(AcceptedFiles))]
    public async Task Read_GoodFile_IsAccepted(string name)
    {
        var content = TestImages.Read($"accepted/{name}");

        var reading = await ReadAsync(name, content);

        Assert.Null(reading.Error);
        Assert.Same(content, reading.Image!.Content);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(content)), reading.Image.Hash, ignoreCase: true);
        Assert.Matches("^[0-9a-f]{64}$", reading.Image.Hash);
        Assert.Equal(reading.Image.Width, reading.Image.Height);
        Assert.Equal(content[0] == 0x89 ? LogoFormat.Png : LogoFormat.Jpeg, reading.Image.Format);
    }

    [Theory]
    [MemberData(nameof(RefusedFiles))]
    public async Task Read_BadFile_IsRefusedWithTheReason(string name)
    {
        var reading = await ReadAsync(name, TestImages.Read($"refused/{name}"));

        Assert.Null(reading.Image);
        Assert.Equal(ReasonFor(name), Describe(reading.Error));
    }

    [Theory]
    [InlineData("rgb.png", 32)]
    [InlineData("one-pixel.png", 1)]
    [InlineData("interlaced.png", 37)]
    [InlineData("baseline.jpg", 48)]
    [InlineData("exif-thumbnail.jpg", 48)]
    public async Task Read_GoodFile_ReturnsTheSizeInTheHeader(string name, int side)
    {
        var reading = await ReadAsync(name, TestImages.Read($"accepted/{name}"));

        Assert.Equal(side, reading.Image!.Width);
    }

    [Fact]
    public async Task Read_AsManyBytesAsAllowed_IsAccepted()
    {
        var reading = await ReadAsync("logo.png", TestImages.Padded("accepted/rgb.png", 262_144));

        Assert.NotNull(reading.Image);
    }

    [Fact]
    public async Task Read_OneByteTooMany_IsRefusedWithTheSizeRoundedUp()
    {
        var reading = await ReadAsync("logo.png", TestImages.Padded("accepted/rgb.png", 262_145));

        Assert.Equal("Logo.TooHeavy(256.1, 256)", Describe(reading.Error));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(262_144, null)]
    [InlineData(262_145, "256.1")]
    [InlineData(262_246, "256.1")]
    [InlineData(262_247, "256.2")]
    [InlineData(307_200, "300")]
    [InlineData(10_485_760_000, "10240000")]
    public void CheckWeight_Bytes_AreReportedAsKilobytesRoundedUp(long bytes, string? kilobytes)
    {
        var error = LogoReader.CheckWeight(bytes, Rule);

        Assert.Equal(kilobytes is null ? null : $"Logo.TooHeavy({kilobytes}, 256)", Describe(error));
    }

    [Theory]
    [InlineData("LOGO.PNG")]
    [InlineData("logo.JpEg")]
    [InlineData("logo.gif.jpg")]
    [InlineData("标志.png")]
    public async Task Read_AllowedExtension_IsAccepted(string name)
    {
        var reading = await ReadAsync(name, TestImages.Read("accepted/rgb.png"));

        Assert.NotNull(reading.Image);
    }

    [Theory]
    [InlineData("logo.gif", "logo.gif")]
    [InlineData("logo", "logo")]
    [InlineData("", "")]
    [InlineData("png", "png")]
    [InlineData("logo.png.exe", "logo.png.exe")]
    [InlineData("logo.png ", "logo.png ")]
    [InlineData("C:\\Users\\me\\logo.bmp", "logo.bmp")]
    [InlineData("/home/me.png/logo.webp", "logo.webp")]
    public async Task Read_OtherExtension_IsRefusedWithTheNameButNotThePath(string name, string said)
    {
        var reading = await ReadAsync(name, TestImages.Read("accepted/rgb.png"));

        Assert.Equal($"Logo.Name({said})", Describe(reading.Error));
    }

    [Fact]
    public async Task Read_LongName_IsShortenedInTheMiddle()
    {
        var reading = await ReadAsync(new string('a', 300) + ".gif", TestImages.Read("accepted/rgb.png"));

        Assert.Equal($"Logo.Name({new string('a', 40)}…{new string('a', 16)}.gif)", Describe(reading.Error));
    }

    [Fact]
    public async Task Read_SeveralProblems_ReportsTheFirst()
    {
        var heavy = await ReadAsync("logo.gif", TestImages.Padded("refused/gif-named.png", 300_000));
        var named = await ReadAsync("logo.gif", TestImages.Read("refused/not-square.png"));
        var large = await ReadAsync("logo.png", TestImages.Read("refused/not-square.png"), Rule with { MaxSide = 39 });
        var narrow = await ReadAsync("logo.png", TestImages.Read("refused/not-square.png")[..60]);

        Assert.Equal("Logo.TooHeavy(293, 256)", Describe(heavy.Error));
        Assert.Equal("Logo.Name(logo.gif)", Describe(named.Error));
        Assert.Equal("Logo.TooLarge(40, 32, 39)", Describe(large.Error));
        Assert.Equal("Logo.NotSquare(40, 32, 32)", Describe(narrow.Error));
    }

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("interlaced.png")]
    [InlineData("animated.png")]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("restart-markers.jpg")]
    [InlineData("cmyk.jpg")]
    public async Task Read_TruncatedAnywhere_IsRefused(string name)
    {
        var content = TestImages.Read($"accepted/{name}");
        for (var length = 0; length < content.Length; length++)
        {
            Assert.Null((await ReadAsync(name, content[..length])).Image);
        }
    }

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("palette.png")]
    public async Task Read_AnyBitOfPngFlipped_IsRefused(string name)
    {
        var content = TestImages.Read($"accepted/{name}");
        for (var bit = 0; bit < content.Length * 8; bit++)
        {
            var damaged = content.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null((await ReadAsync(name, damaged)).Image);
        }
    }

    [Fact]
    public async Task Read_RandomDamage_NeverThrows()
    {
        var random = new Random(20_240_601);
        foreach (var row in TestImages.Names("accepted"))
        {
            var content = TestImages.Read($"accepted/{row.Data}");
            for (var run = 0; run < 40; run++)
            {
                var damaged = content.ToArray();
                for (var hits = random.Next(1, 5); hits > 0; hits--)
                {
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                }

                var reading = await ReadAsync("logo.png", damaged);
                Assert.True(reading.Image is null != reading.Error is null);
            }
        }
    }

    // Some programs write padding before the end marker: bytes, fill bytes, a restart marker or the TEM marker.
    [Theory, MemberData(nameof(PaddedFiles))]
    public async Task Read_PaddingBeforeTheEnd_IsAccepted(string name, string padding)
    {
        var reading = await ReadAsync(name, Padded(TestImages.Read($"accepted/{name}"), Convert.FromHexString(padding)));

        Assert.Null(reading.Error);
    }

    [Theory, InlineData("baseline.jpg"), InlineData("progressive.jpg"), InlineData("grey.jpg")]
    public async Task Read_MoreThanPaddingBeforeTheEnd_IsRefused(string name)
    {
        var reading = await ReadAsync(name, Padded(TestImages.Read($"accepted/{name}"), Enumerable.Repeat((byte)'x', 33).ToArray()));

        Assert.Equal("Logo.Damaged()", Describe(reading.Error));
    }

    // In a single colour, the rows that the header hides take no more bytes than padding does.
    [Theory, InlineData(48, 40), InlineData(48, 32), InlineData(64, 56)]
    public async Task Read_FlatPictureLargerThanTheHeaderSays_IsRefused(int side, int stated)
    {
        using var flat = new Image<L8>(side, side, new L8(90));
        using var jpeg = new MemoryStream();
        await flat.SaveAsJpegAsync(jpeg, TestContext.Current.CancellationToken);
        var content = jpeg.ToArray();
        var frame = content.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        (content[frame + 6], content[frame + 8]) = ((byte)stated, (byte)stated);

        var reading = await ReadAsync("logo.jpg", content);

        Assert.Equal("Logo.Damaged()", Describe(reading.Error));
    }

    // Fill bytes align a marker. A file may have any number of them, and they can't hide data.
    [Theory, InlineData("baseline.jpg"), InlineData("progressive.jpg"), InlineData("grey.jpg")]
    public async Task Read_ManyFillBytesBeforeTheEnd_IsAccepted(string name)
    {
        var reading = await ReadAsync(name, Padded(TestImages.Read($"accepted/{name}"), Enumerable.Repeat((byte)0xFF, 500).ToArray()));

        Assert.Null(reading.Error);
    }

    private static byte[] Padded(byte[] jpeg, byte[] padding)
    {
        var end = jpeg.AsSpan().LastIndexOf<byte>([0xFF, 0xD9]);
        return [.. jpeg[..end], .. padding, .. jpeg[end..]];
    }

    [Theory]
    [InlineData("bomb-8000.png")]
    [InlineData("bomb-65500.jpg")]
    public async Task Read_DecompressionBomb_IsRefusedWithoutDecoding(string name)
    {
        var content = TestImages.Read($"refused/{name}");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        // Waiting for a decoding slot would throw, so a result proves that the reader didn't get that far.
        var reading = await new LogoReader(gate).ReadAsync(name, content, Rule, new CancellationToken(canceled: true));

        Assert.Equal("Logo.TooLarge", reading.Error!.Key);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 500);
    }

    [Fact]
    public async Task Read_DataFarLongerThanTheHeaderSays_IsRefusedWithoutInflatingIt()
    {
        var content = TestImages.MakeGreyPng(32, dataBytes: 200_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = await ReadAsync("logo.png", content);

        Assert.Equal("Logo.Damaged()", Describe(reading.Error));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public async Task Read_LargestSideAllowed_IsAccepted()
    {
        var reading = await ReadAsync("logo.png", TestImages.MakeGreyPng(4096, dataBytes: 4096 * 4097));

        Assert.Equal((4096, 4096), (reading.Image!.Width, reading.Image.Height));
    }

    [Fact]
    public async Task Read_Cancelled_Throws() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => new LogoReader(gate).ReadAsync("rgb.png", TestImages.Read("accepted/rgb.png"), Rule, new CancellationToken(canceled: true)));

    [Fact]
    public async Task Read_ManyAtOnce_AllAreAnswered()
    {
        var content = TestImages.Read("accepted/progressive.jpg");

        var readings = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => ReadAsync("logo.jpg", content))));

        Assert.All(readings, reading => Assert.NotNull(reading.Image));
    }

    private static string ReasonFor(string name) => name switch
    {
        "empty.png" or "html-named.png" or "text-named.jpg" => "Logo.NoImage()",
        "avif-named.png" => "Logo.Kind.An(AVIF)",
        "bmp-named.png" => "Logo.Kind(BMP)",
        "gif-named.png" => "Logo.Kind(GIF)",
        "heic-named.jpg" => "Logo.Kind(HEIC)",
        "ico-named.png" => "Logo.Kind.An(ICO)",
        "pdf-named.jpg" => "Logo.Kind(PDF)",
        "svg-named.png" => "Logo.Kind.An(SVG)",
        "tiff-named.jpg" => "Logo.Kind(TIFF)",
        "webp-named.png" => "Logo.Kind(WebP)",
        "bomb-8000.png" => "Logo.TooLarge(8000, 8000, 4096)",
        "bomb-65500.jpg" => "Logo.TooLarge(65500, 65500, 4096)",
        "one-pixel-too-wide.png" => "Logo.TooLarge(4097, 4097, 4096)",
        "not-square.jpg" => "Logo.NotSquare(48, 32, 32)",
        "not-square.png" => "Logo.NotSquare(40, 32, 32)",
        _ => "Logo.Damaged()",
    };

    private static string? Describe(Message? message)
    {
        var said = message?.Arguments.Select(each => string.Format(CultureInfo.InvariantCulture, "{0:0.#}", each));
        return message is null ? null : $"{message.Key}({string.Join(", ", said!)})";
    }

    private Task<LogoReading> ReadAsync(string name, byte[] content, LogoRule? rule = null) =>
        new LogoReader(gate).ReadAsync(name, content, rule ?? Rule, TestContext.Current.CancellationToken);
}
