
namespace MiniProgramConsole.Web.Hosting.Settings;

public sealed record RegistrationSettings(bool IsOpen);
