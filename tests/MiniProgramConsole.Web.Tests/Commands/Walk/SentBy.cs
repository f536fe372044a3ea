
namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>Who sends a changing route.</summary>
internal enum SentBy
{
    Owner,
    Master,
    Developer,

    /// <summary>Somebody signed in who belongs to no workspace.</summary>
    Person,

    /// <summary>A browser that is not signed in; it may hold a link, a code or a password of a person.</summary>
    Nobody,
}
