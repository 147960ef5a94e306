package io.catcher.it;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What a class file declares, and what of other classes its code names. Members read {@code name + descriptor}. */
record ClassShape(
        String name,
        boolean isAbstract,
        List<String> supertypes,
        Set<String> members,
        Set<String> owed,
        Set<Reference> references) {

    /** @param member empty = the class itself */
    record Reference(String owner, String member) {}

    static ClassShape of(ClassReader classFile) {
        List<String> supertypes = new ArrayList<>(List.of(classFile.getInterfaces()));
        if (classFile.getSuperName() != null) {
            supertypes.add(classFile.getSuperName());
        }
        boolean isAbstract = (classFile.getAccess() & Opcodes.ACC_ABSTRACT) != 0;
        ClassShape shape = new ClassShape(
                classFile.getClassName(), isAbstract, supertypes, new HashSet<>(), new HashSet<>(), new HashSet<>());
        supertypes.forEach(shape::type);
        classFile.accept(shape.new Members(), ClassReader.SKIP_FRAMES);
        return shape;
    }

    boolean declares(String member) {
        return members.contains(member) || isSignaturePolymorphic(member);
    }

    boolean implementsIt(String member) {
        return members.contains(member) && !owed.contains(member);
    }

    /** {@code invokeExact} and its kind are declared once, and called with any types. */
    private boolean isSignaturePolymorphic(String member) {
        return (name.equals("java/lang/invoke/MethodHandle") || name.equals("java/lang/invoke/VarHandle"))
                && members.stream().anyMatch(declared -> nameOf(declared).equals(nameOf(member)));
    }

    private static String nameOf(String member) {
        int end = member.indexOf('(');
        return end < 0 ? member : member.substring(0, end);
    }

    private void type(String internalName) {
        Type element = Type.getObjectType(internalName);
        while (element.getSort() == Type.ARRAY) {
            element = element.getElementType();
        }
        if (element.getSort() == Type.OBJECT) {
            references.add(new Reference(element.getInternalName(), ""));
        }
    }

    private void member(String owner, String nameAndDescriptor) {
        // Arrays have clone() of their own.
        references.add(
                owner.startsWith("[")
                        ? new Reference("java/lang/Object", "")
                        : new Reference(owner, nameAndDescriptor));
    }

    private final class Members extends ClassVisitor {

        Members() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            members.add(field + descriptor);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            members.add(method + descriptor);
            if ((access & Opcodes.ACC_ABSTRACT) != 0) {
                owed.add(method + descriptor);
            }
            return new Code();
        }
    }

    private final class Code extends MethodVisitor {

        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitTypeInsn(int opcode, String internalName) {
            type(internalName);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            member(owner, field + descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean ofInterface) {
            member(owner, method + descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            visitLdcInsn(bootstrap);
            for (Object argument : arguments) {
                visitLdcInsn(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object constant) {
            if (constant instanceof Type named && named.getSort() != Type.METHOD) {
                type(named.getInternalName());
            } else if (constant instanceof Handle handle) {
                member(handle.getOwner(), handle.getName() + handle.getDesc());
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String internalName) {
            if (internalName != null) {
                type(internalName);
            }
        }
    }
}
