namespace MiniProgramConsole.Core.Text;

/// <summary>How a text stands to its rule.</summary>
public enum TextVerdict
{
    /// <summary>It is accepted.</summary>
    Ok,

    /// <summary>It is empty or white space alone.</summary>
    Required,

    /// <summary>It counts less than the least.</summary>
    TooShort,

    /// <summary>It counts more than the most.</summary>
    TooLong,

    /// <summary>It holds a code point that is refused there.</summary>
    RefusedCharacter,

    /// <summary>It holds what mail programs turn into a link.</summary>
    Link,

    /// <summary>It is made of marks and white space only.</summary>
    NothingVisible,

    /// <summary>It has another form than the one asked for (phone number, email).</summary>
    WrongFormat,
}
