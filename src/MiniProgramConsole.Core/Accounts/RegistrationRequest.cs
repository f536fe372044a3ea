using System.Globalization;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>A registration form as it was sent.</summary>
/// <param name="Details">What it said.</param>
/// <param name="Token">The token that it carried: the same form sent twice writes one mail.</param>
/// <param name="Language">The language that the person reads.</param>
/// <param name="Address">The network address that it came from.</param>
public sealed record RegistrationRequest(RegistrationDetails Details, Guid Token, CultureInfo Language, string? Address);
