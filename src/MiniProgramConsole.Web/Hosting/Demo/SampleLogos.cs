using SkiaSharp;

namespace MiniProgramConsole.Web.Hosting.Demo;

/// <summary>Draws small logos: few colours and straight edges, so that a million of them stay light.</summary>
internal static class SampleLogos
{
    private const int Side = 64;

    private static readonly string[] Colours =
        ["#C2542D", "#1F7A5C", "#3457D5", "#7A3FB0", "#B5325A", "#2F6F8F", "#8A6A14", "#4B5563"];

    private static readonly SKRect[] Shapes =
        [SKRect.Create(16, 16, 32, 32), SKRect.Create(8, 28, 48, 8), SKRect.Create(28, 8, 8, 48), SKRect.Create(8, 8, 24, 48)];

    public static IReadOnlyList<byte[]> All() => [.. Colours.SelectMany(colour => Shapes.Select(shape => Draw(colour, shape)))];

    private static byte[] Draw(string colour, SKRect shape)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side, SKColorType.Rgb888x));
        surface.Canvas.Clear(SKColor.Parse(colour));
        using var paint = new SKPaint { Color = SKColors.White };
        surface.Canvas.DrawRect(shape, paint);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
