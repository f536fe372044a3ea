using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Images;

public sealed record LogoReading(LogoImage? Image, Message? Error)
{
    internal static LogoReading Refused(Message error) => new(null, error);
}
