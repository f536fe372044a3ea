namespace MiniProgramConsole.Core.Text;

/// <summary>The browser uses these names.</summary>
public enum TextMessageKind
{
    Required,

    TooShortOne,

    TooShort,

    TooLong,

    NothingVisible,

    LineBreak,

    RefusedCharacter,

    Link,
}
