using SkiaSharp;

namespace MiniProgramConsole.Web.Hosting.Demo;

/// <summary>Draws the logos of the sample programs, in flat colours.</summary>
internal static class DemoLogos
{
    private const int Side = 256;

    public static byte[] Coffee() => Draw("#C2542D", canvas =>
    {
        using var white = Fill("#FFF6EC");
        using var handle = Stroke("#FFF6EC", 16);
        canvas.DrawArc(SKRect.Create(150, 104, 52, 56), -90, 180, false, handle);
        canvas.DrawRoundRect(SKRect.Create(64, 92, 112, 92), 28, 28, white);
        canvas.DrawRect(SKRect.Create(64, 92, 112, 40), white);
        canvas.DrawRoundRect(SKRect.Create(52, 196, 136, 14), 7, 7, white);
        using var steam = Stroke("#F5B994", 12);
        canvas.DrawLine(100, 48, 100, 74, steam);
        canvas.DrawLine(140, 48, 140, 74, steam);
    });

    public static byte[] Leaf() => Draw("#1F7A5C", canvas =>
    {
        using var leaf = Fill("#BFE8C8");
        using var shape = SKPath.ParseSvgPathData("M60 196 C40 96 110 52 204 52 C208 148 160 212 60 196 Z");
        canvas.DrawPath(shape, leaf);
        using var vein = Stroke("#1F7A5C", 12);
        canvas.DrawLine(60, 196, 160, 96, vein);
    });

    public static byte[] Ticket() => Draw("#3457D5", canvas =>
    {
        using var paper = Fill("#FFD25E");
        canvas.RotateDegrees(-14, Side / 2f, Side / 2f);
        canvas.DrawRoundRect(SKRect.Create(44, 84, 168, 88), 14, 14, paper);
        using var hole = Fill("#3457D5");
        canvas.DrawCircle(44, 128, 18, hole);
        canvas.DrawCircle(212, 128, 18, hole);
        using var tear = Stroke("#3457D5", 8);
        using var dashes = SKPathEffect.CreateDash([12, 12], 0);
        tear.PathEffect = dashes;
        canvas.DrawLine(148, 92, 148, 166, tear);
    });

    private static byte[] Draw(string ground, Action<SKCanvas> picture)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side));
        surface.Canvas.Clear(SKColor.Parse(ground));
        picture(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static SKPaint Fill(string colour) => new() { Color = SKColor.Parse(colour), IsAntialias = true };

    private static SKPaint Stroke(string colour, float width) => new()
    {
        Color = SKColor.Parse(colour),
        IsAntialias = true,
        IsStroke = true,
        StrokeWidth = width,
        StrokeCap = SKStrokeCap.Round,
    };
}
