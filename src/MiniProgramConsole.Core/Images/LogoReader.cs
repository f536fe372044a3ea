using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Images;

/// <summary>Checks an uploaded logo.</summary>
public sealed class LogoReader(DecodingGate gate)
{
    /// <summary>Checks a file's weight alone, for who knows it before reading the file; null where it is allowed.</summary>
    /// <param name="bytes">The file's length, in bytes.</param>
    /// <param name="rule">The rule of the launch target.</param>
    public static Message? CheckWeight(long bytes, LogoRule rule) => bytes > rule.MaxBytes ? LogoMessages.TooHeavy(bytes, rule) : null;

    /// <summary>Checks a file: weight, name, kind, size in pixels by its header, and only then whether it decodes completely.</summary>
    /// <param name="fileName">The file's name as it was sent; a path before it does not count.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="rule">The rule of the launch target.</param>
    /// <param name="cancellationToken">Cancels the wait for a place to decode.</param>
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
        return await gate.RunAsync(() => Decodes(content, size), cancellationToken)
            ? new LogoReading(new LogoImage(content, Hashing.Sha256(content), format, size.Width, size.Height), null)
            : LogoReading.Refused(LogoMessages.Damaged());
    }

    /// <summary>The size that the header of a JPEG or PNG states; null where there is none.</summary>
    /// <param name="content">The file's bytes.</param>
    internal static ImageSize? ReadSize(ReadOnlySpan<byte> content) => ImageKind.Find(content) switch
    {
        ImageKind.Png => PngStructure.ReadSize(content),
        ImageKind.Jpeg => JpegStructure.ReadSize(content),
        _ => null,
    };

    private static bool Decodes(byte[] content, ImageSize size)
    {
        if (ImageContent.Read(content) is not { } whole)
        {
            return false;
        }

        using var decoded = LogoDecoder.Decode(whole);
        return decoded is not null && decoded.Width == size.Width && decoded.Height == size.Height;
    }
}
