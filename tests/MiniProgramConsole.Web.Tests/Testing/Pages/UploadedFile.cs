using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace MiniProgramConsole.Web.Tests.Testing.Pages;

public sealed record UploadedFile(string Name, byte[] Content)
{
    /// <summary>A logo in a single colour. Each colour makes a different file.</summary>
    public static UploadedFile Logo(int width = 64, int? height = null, string colour = "#3457D5", string name = "logo.png")
    {
        using var image = new Image<Rgba32>(width, height ?? width, Color.ParseHex(colour));
        using var png = new MemoryStream();
        image.SaveAsPng(png);
        return new UploadedFile(name, png.ToArray());
    }
}
