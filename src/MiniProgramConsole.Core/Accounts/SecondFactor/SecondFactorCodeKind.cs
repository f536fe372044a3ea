namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>What a code of the second factor is.</summary>
public enum SecondFactorCodeKind
{
    /// <summary>One that the authenticator app showed.</summary>
    App,

    /// <summary>One of the recovery codes.</summary>
    Recovery,
}
