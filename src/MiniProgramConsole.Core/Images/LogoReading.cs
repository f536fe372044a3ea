using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Images;

/// <summary>What came of reading a logo: the image, or why there is none.</summary>
/// <param name="Image">The logo where it was accepted.</param>
/// <param name="Error">The reason where it was refused.</param>
public sealed record LogoReading(LogoImage? Image, Message? Error)
{
    internal static LogoReading Refused(Message error) => new(null, error);
}
