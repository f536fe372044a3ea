namespace MiniProgramConsole.Core.Text;

/// <summary>What can be said of a text; the browser knows the kinds by these names.</summary>
public enum TextMessageKind
{
    /// <summary>There is none.</summary>
    Required,

    /// <summary>It counts 1, which is too little.</summary>
    TooShortOne,

    /// <summary>It counts too little.</summary>
    TooShort,

    /// <summary>It counts too much.</summary>
    TooLong,

    /// <summary>It shows nothing.</summary>
    NothingVisible,

    /// <summary>It has a line break where only one line is allowed.</summary>
    LineBreak,

    /// <summary>It holds a code point that is refused.</summary>
    RefusedCharacter,

    /// <summary>It holds what mail programs turn into a link.</summary>
    Link,
}
