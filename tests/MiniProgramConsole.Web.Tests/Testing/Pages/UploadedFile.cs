using SkiaSharp;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

/// <summary>A file as a browser sends it.</summary>
public sealed record UploadedFile(string Name, byte[] Content)
{
    /// <summary>A logo of one colour; another colour is another logo.</summary>
    public static UploadedFile Logo(int width = 64, int? height = null, string colour = "#3457D5", string name = "logo.png")
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height ?? width));
        surface.Canvas.Clear(SKColor.Parse(colour));
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return new UploadedFile(name, data.ToArray());
    }
}
