namespace MiniProgramConsole.Web.Features.Account.Registration;

/// <param name="IsOpen">Whether anybody may register.</param>
public sealed record RegistrationSettings(bool IsOpen);
