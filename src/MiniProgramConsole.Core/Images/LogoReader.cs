using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Images;

public sealed class LogoReader(DecodingGate gate)
{
    public static Message? CheckWeight(long bytes, LogoRule rule) => bytes > rule.MaxBytes ? LogoMessages.TooHeavy(bytes, rule) : null;

    /// <summary>Checks what is cheap first, and decodes only if everything else is accepted.</summary>
    public async Task<LogoReading> ReadAsync(string fileName, byte[] content, LogoRule rule, CancellationToken cancellationToken)
    {
        if (CheckWeight(content.Length, rule) is { } tooHeavy)
        {
            return LogoReading.Refused(tooHeavy);
        }

        if (!rule.Extensions.Any(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
        {
            return LogoReading.Refused(LogoMessages.Name(fileName));
        }

        var kind = ImageKind.Find(content);
        if (kind is not (ImageKind.Jpeg or ImageKind.Png))
        {
            return LogoReading.Refused(kind is null ? LogoMessages.NoImage() : LogoMessages.Kind(kind));
        }

        if (ReadSize(content) is not { } size)
        {
            return LogoReading.Refused(LogoMessages.Damaged());
        }

        if (size.Width > rule.MaxSide || size.Height > rule.MaxSide)
        {
            return LogoReading.Refused(LogoMessages.TooLarge(size, rule));
        }

        if (size.Width != size.Height)
        {
            return LogoReading.Refused(LogoMessages.NotSquare(size));
        }

        var format = kind == ImageKind.Png ? LogoFormat.Png : LogoFormat.Jpeg;
        return await gate.RunAsync(() => Decode(content, size), cancellationToken) is { } renditions
            ? new LogoReading(
                new LogoImage(content, Hashing.Sha256(content), format, size.Width, size.Height) { Renditions = renditions }, null)
            : LogoReading.Refused(LogoMessages.Damaged());
    }

    internal static ImageSize? ReadSize(ReadOnlySpan<byte> content) => ImageKind.Find(content) switch
    {
        ImageKind.Png => PngStructure.ReadSize(content),
        ImageKind.Jpeg => JpegStructure.ReadSize(content),
        _ => null,
    };

    // Decoding costs most, so what the preview and the list show next is made of the same pixels.
    internal static IReadOnlyList<(int Side, byte[] Png)>? Decode(byte[] content, ImageSize size)
    {
        if (ImageContent.Read(content) is not { } whole)
        {
            return null;
        }

        using var decoded = LogoDecoder.Decode(whole);
        return decoded is not null && decoded.Width == size.Width && decoded.Height == size.Height
            ? LogoRenderer.RenderFirst(decoded, whole)
            : null;
    }
}
