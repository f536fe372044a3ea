
namespace MiniProgramConsole.Web.Tests.Commands.Walk;

internal enum SentBy
{
    Owner,
    Master,
    Developer,

    /// <summary>Signed in, but not a member of any workspace.</summary>
    Person,

    /// <summary>Not signed in. May have a person's link, code or password.</summary>
    Nobody,
}
