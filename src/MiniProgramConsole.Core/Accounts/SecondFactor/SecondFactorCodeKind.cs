namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public enum SecondFactorCodeKind
{
    App,

    Recovery,
}
