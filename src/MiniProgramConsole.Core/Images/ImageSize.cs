
namespace MiniProgramConsole.Core.Images;

/// <summary>The size that an image's header states, in pixels.</summary>
internal readonly record struct ImageSize(int Width, int Height);
