
namespace MiniProgramConsole.Web.Hosting.Settings;

/// <param name="IsOpen">Whether anybody may register.</param>
public sealed record RegistrationSettings(bool IsOpen);
