using SkiaSharp;

namespace MiniProgramConsole.Core.Images;

/// <summary>Decodes an image completely or not at all.</summary>
internal static class LogoDecoder
{
    /// <summary>The pixels in sRGB, not yet turned as the file's EXIF says, or null where they are not all there.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="format">What the decoder takes the content for.</param>
    /// <param name="origin">How the picture has to be turned.</param>
    public static SKBitmap? Decode(byte[] content, out SKEncodedImageFormat? format, out SKEncodedOrigin origin)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        (format, origin) = (codec?.EncodedFormat, codec?.EncodedOrigin ?? SKEncodedOrigin.Default);
        if (codec is null)
        {
            return null;
        }

        using var sRgb = SKColorSpace.CreateSrgb();
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, alpha, sRgb);
        var bitmap = new SKBitmap();

        // GetPixels tells a cut file from a whole one, SKBitmap.Decode does not.
        if (bitmap.TryAllocPixels(info) && codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }
}
