
namespace MiniProgramConsole.Core.Images;

/// <summary>The formats a logo may have, told by the file's content.</summary>
public enum LogoFormat
{
    /// <summary>JPEG, baseline or progressive.</summary>
    Jpeg,

    /// <summary>PNG, also animated: its first frame counts.</summary>
    Png,
}
