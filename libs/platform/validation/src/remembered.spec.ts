import { IsInt, IsString, validateSync } from 'class-validator';
import { checked } from './validation';

class Named {
  @IsString()
  name!: string;
}

class Aged extends Named {
  @IsInt()
  age!: number;

  @IsInt({ groups: ['late'] })
  height!: number;
}

describe('the checks of a class, remembered', () => {
  const wrongIn = (given: object) => checked(Aged, given).details.map(({ field }) => field);

  it('are its own and those it inherits, the first time and every other', () => {
    for (let time = 0; time < 3; time++) {
      expect(wrongIn({ name: 1, age: 'old', height: 180 }).sort()).toEqual(['age', 'name']);
      expect(wrongIn({ name: 'Mina', age: 22, height: 180, weight: 60 })).toEqual(['weight']);
      expect(wrongIn({ name: 'Mina', age: 22, height: 180 })).toEqual([]);
    }
  });

  it('are looked for anew where only some are asked for', () => {
    const aged = Object.assign(new Aged(), { name: 'Mina', age: 22, height: 'tall' });
    expect(validateSync(aged, { groups: ['late'] }).map(({ property }) => property)).toEqual(['height']);
  });
});
