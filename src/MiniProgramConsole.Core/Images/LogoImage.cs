
namespace MiniProgramConsole.Core.Images;

/// <summary>A logo found valid.</summary>
/// <param name="Content">The file's bytes, as they came.</param>
/// <param name="Hash">The SHA-256 of <paramref name="Content"/>, 64 lower-case hexadecimal digits.</param>
/// <param name="Format">What the content is, whatever the file's name says.</param>
/// <param name="Width">The width, in pixels.</param>
/// <param name="Height">The height, in pixels; the same as the width.</param>
public sealed record LogoImage(byte[] Content, string Hash, LogoFormat Format, int Width, int Height);
