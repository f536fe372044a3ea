
namespace MiniProgramConsole.Core.Images;

/// <summary>As stated in the header, in pixels.</summary>
internal readonly record struct ImageSize(int Width, int Height);
