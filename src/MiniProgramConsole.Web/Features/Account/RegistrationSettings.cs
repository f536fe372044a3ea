namespace MiniProgramConsole.Web.Features.Account;

/// <param name="IsOpen">Whether anybody may register.</param>
public sealed record RegistrationSettings(bool IsOpen);
