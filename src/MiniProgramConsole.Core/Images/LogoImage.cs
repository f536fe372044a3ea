
namespace MiniProgramConsole.Core.Images;

public sealed record LogoImage(byte[] Content, string Hash, LogoFormat Format, int Width, int Height);
