
namespace MiniProgramConsole.Core.Images;

public sealed record LogoImage(byte[] Content, string Hash, LogoFormat Format, int Width, int Height)
{
    /// <summary>Made while the logo was decoded for its check: those that the next pages show.</summary>
    public IReadOnlyList<(int Side, byte[] Png)> Renditions { get; init; } = [];
}
