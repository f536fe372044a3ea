
namespace MiniProgramConsole.Core.Images;

public enum LogoFormat
{
    Jpeg,

    /// <summary>Only the first frame of an animation counts.</summary>
    Png,
}
